export { redisDenylist } from "./redis-denylist.ts";
