const LINK = /(https?:\/\/\S+)/;

type MailTextProps = {
  /** The mail's language, as a BCP 47 tag. */
  lang: string | undefined;
  text: string;
};

/** A mail's text as it was written, with its links to follow. */
export function MailText({ lang, text }: MailTextProps) {
  return (
    <p lang={lang} className="mt-4 wrap-anywhere whitespace-pre-wrap">
      {text.split(LINK).map((part) => (LINK.test(part) ? <MailLink key={part} href={part} /> : part))}
    </p>
  );
}

function MailLink({ href }: { href: string }) {
  return <a href={href}>{href}</a>;
}
