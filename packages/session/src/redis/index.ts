export { redisNews } from "../bus/redis-bus.ts";
