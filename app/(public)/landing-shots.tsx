import type { StaticImageData } from "next/image";
import devicesDarkDe from "@/app/(public)/pictures/devices-dark-de.webp";
import devicesDarkEn from "@/app/(public)/pictures/devices-dark-en.webp";
import devicesLightDe from "@/app/(public)/pictures/devices-light-de.webp";
import devicesLightEn from "@/app/(public)/pictures/devices-light-en.webp";
import receiptDarkDe from "@/app/(public)/pictures/receipt-dark-de.webp";
import receiptDarkEn from "@/app/(public)/pictures/receipt-dark-en.webp";
import receiptLightDe from "@/app/(public)/pictures/receipt-light-de.webp";
import receiptLightEn from "@/app/(public)/pictures/receipt-light-en.webp";
import { getLanguage } from "@/lib/words/page-language";
import type { Words } from "@/lib/words/words";

// `npm run screenshots` takes them (e2e/scenes/take-pictures.ts). No product's name is in them.
const PICTURES = {
  devices: { en: [devicesLightEn, devicesDarkEn], de: [devicesLightDe, devicesDarkDe] },
  receipt: { en: [receiptLightEn, receiptDarkEn], de: [receiptLightDe, receiptDarkDe] },
} as const;

/** The product as it is: pictures of two pages, in the language and the colours of the page that shows them. */
export async function LandingShots({ words }: { words: Words["landing"]["shown"] }) {
  const language = await getLanguage();
  return (
    <div className="mt-10 grid items-start gap-x-10 gap-y-12 lg:grid-cols-[1.4fr_1fr]">
      <Shot words={words.devices} pictures={PICTURES.devices[language]} />
      <Shot words={words.receipt} pictures={PICTURES.receipt[language]} />
    </div>
  );
}

type ShotProps = {
  words: Words["landing"]["shown"]["devices"];
  pictures: readonly [light: StaticImageData, dark: StaticImageData];
};

function Shot({ words, pictures: [light, dark] }: ShotProps) {
  return (
    <figure>
      <Picture image={light} alt={words.picture} className="by-night:hidden" />
      <Picture image={dark} alt={words.picture} className="hidden by-night:block" />
      <figcaption className="mt-5">
        <h3 className="text-heading">{words.title}</h3>
        <p className="mt-1 max-w-prose text-ink-soft">{words.text}</p>
      </figcaption>
    </figure>
  );
}

type PictureProps = { image: StaticImageData; alt: string; className: string };

// The one that the page's colours hide is not loaded: a lazy image without a box never is.
function Picture({ image: { src, width, height }, alt, className }: PictureProps) {
  return (
    <picture className={className}>
      <img
        src={src}
        width={width}
        height={height}
        alt={alt}
        loading="lazy"
        decoding="async"
        className="h-auto w-full rounded-card border border-line shadow-card"
      />
    </picture>
  );
}
