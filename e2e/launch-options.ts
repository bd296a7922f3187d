const executablePath = process.env["CHROMIUM_PATH"];

/** How Chromium is started: the one that `npm run verify` found, without its sandbox as root, which refuses there. */
export const launchOptions = {
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  ...(executablePath !== undefined && { executablePath }),
};
