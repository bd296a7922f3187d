export { endStreams } from "../http/open-streams.ts";
