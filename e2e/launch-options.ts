const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

function start(executablePath: string | undefined, args: readonly string[] = []) {
  return { args: [...sandbox, ...args], ...(executablePath !== undefined && { executablePath }) };
}

const full = process.env["CHROMIUM_PATH"];

/**
 * How the whole browser is started: the one that `npm run verify` found, without its sandbox as root, which refuses there.
 * Only it keeps pages for Back as people's browsers do.
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

/** How the browser of all other tests is started: the headless shell, the same engine at half the cost, if there is one. */
export const launchOptions = start(process.env["CHROMIUM_SHELL_PATH"] ?? full, FRUGAL);
