export { DESCRIPTION, moveOptions } from "./move-command.ts";
export { move, type MoveOptions } from "./move.ts";
