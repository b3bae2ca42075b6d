// Our own pages inside the chat's page, so that neither the place in line nor the talk is
// touched. Got only when somebody asks for it.

import "./reading.css";
import "./card-panel.css";

export { open_card, path_of } from "./card-panel.ts";
export { read } from "./reader.ts";
