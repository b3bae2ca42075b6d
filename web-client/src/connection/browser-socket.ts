// The browser's WebSocket behind our own small interface.

import { subprotocol } from "../protocol/limits.ts";
import type { Socket, SocketListener } from "./environment.ts";

/** Opens a socket in our subprotocol. */
export function open_browser_socket(url: string, listener: SocketListener): Socket {
  const socket = new WebSocket(url, subprotocol);
  socket.onopen = () => listener.on_open();
  socket.onmessage = (event: MessageEvent<unknown>) =>
    listener.on_frame(typeof event.data === "string" ? event.data : undefined);
  socket.onclose = (event) => listener.on_close(event.code);
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    drop: () => {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    },
  };
}
