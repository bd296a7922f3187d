const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

function start(executablePath: string | undefined, args: readonly string[] = []) {
  return { args: [...sandbox, ...args], ...(executablePath !== undefined && { executablePath }) };
}

const full = process.env["CHROMIUM_PATH"];

/**
 * Starts the full browser that `npm run verify` found, without its sandbox for root, for whom that refuses to start. Only
 * this browser keeps pages for Back as people's browsers do.
 */
export const fullBrowser = start(full);

// No process for drawing and one for all tabs of a context make a tab a third cheaper, scripts that run as they are read
// another tenth: none runs long enough to be worth compiling well.
const FRUGAL = [
  "--disable-gpu",
  "--in-process-gpu",
  "--process-per-site",
  "--js-flags=--no-maglev --no-turbofan --no-sparkplug --max-lazy",
];

/** Starts the browser of all other tests: the headless shell, the same engine at half the cost, if there is one. */
export const launchOptions = start(process.env["CHROMIUM_SHELL_PATH"] ?? full, FRUGAL);
