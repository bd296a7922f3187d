import { configure } from "@testing-library/react";
import { PATIENCE_MS } from "@/testing/patience";

configure({ asyncUtilTimeout: PATIENCE_MS });

// Web Locks, which happy-dom lacks: another tab holds every one of them, and no tab one of its own.
const locks = { request: () => new Promise(() => undefined), query: async () => ({ held: [], pending: [] }) };
Object.defineProperty(navigator, "locks", { value: locks });
