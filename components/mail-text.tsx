const LINK = /(https?:\/\/\S+)/;

/** A mail's text as it was written, with its links to follow. */
export function MailText({ text }: { text: string }) {
  return (
    <p className="mt-4 wrap-anywhere whitespace-pre-wrap">
      {text.split(LINK).map((part) => (LINK.test(part) ? <MailLink key={part} href={part} /> : part))}
    </p>
  );
}

function MailLink({ href }: { href: string }) {
  return <a href={href}>{href}</a>;
}
