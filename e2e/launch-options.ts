const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

function start(executablePath: string | undefined) {
  return { args: sandbox, ...(executablePath !== undefined && { executablePath }) };
}

const full = process.env["CHROMIUM_PATH"];

/**
 * How the whole browser is started: the one that `npm run verify` found, without its sandbox as root, which refuses there.
 * Only it keeps pages for Back as people's browsers do.
 */
export const fullBrowser = start(full);

/** How the browser of all other tests is started: the headless shell, the same engine at half the cost, if there is one. */
export const launchOptions = start(process.env["CHROMIUM_SHELL_PATH"] ?? full);
