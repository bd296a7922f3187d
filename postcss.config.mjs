/** Tailwind is the only PostCSS plugin; it brings nesting, prefixes and minification itself. */
const config = { plugins: { "@tailwindcss/postcss": {} } };

export default config;
