// Plain JavaScript: under tsx's hooks, Next would load in twice the time and with half as much memory again.
import { register } from "tsx/esm/api";

const unregister = register();
const { serve } = await import("./serve.ts");
await unregister();
const { default: next } = await import("next");
await serve(next, process.argv[2]);
