// The page of create-next-app has two fonts of Google's, which next build fetches. A font of the system stands for them, so
// that no build needs Google.
const css = (family) => `@font-face { font-family: "${family}"; font-weight: 100 900; src: local("Arial"); }`;
const address = (family) => `https://fonts.googleapis.com/css2?family=${family}:wght@100..900&display=swap`;

module.exports = { [address("Geist")]: css("Geist"), [address("Geist+Mono")]: css("Geist Mono") };
