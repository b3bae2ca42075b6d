// The plainest Socket.IO server for talks of two: what one says goes to the other, and the
// sender is told that it was passed on. With connection state recovery, as whoever needs
// messages to outlive a lost connection would have it.
import { Server } from "socket.io";

const port = Number(process.argv[2]);

const io = new Server(port, {
  serveClient: false,
  transports: ["websocket"],
  connectionStateRecovery: { maxDisconnectionDuration: 120_000 },
});

// "3:visitor" hears what "3:counsellor" says.
io.on("connection", (socket) => {
  const { pair, side } = socket.handshake.query;
  const other = side === "visitor" ? "counsellor" : "visitor";
  socket.join(`${pair}:${side}`);
  socket.on("line", (text, accepted) => {
    io.to(`${pair}:${other}`).emit("line", text);
    accepted();
  });
});
