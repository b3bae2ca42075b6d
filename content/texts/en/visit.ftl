visit-title = Chat
