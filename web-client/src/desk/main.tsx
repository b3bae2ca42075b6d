// The counsellors' desk begins here.

export {};
