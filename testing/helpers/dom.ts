import { configure } from "@testing-library/react";
import { PATIENCE_MS } from "@/testing/patience";

configure({ asyncUtilTimeout: PATIENCE_MS });

// Web Locks, which happy-dom lacks: another tab holds every one of them.
Object.defineProperty(navigator, "locks", { value: { request: () => new Promise(() => undefined) } });
