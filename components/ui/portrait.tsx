/** Stands for a person beside words that name them: by their picture, or else by their initials. */
export function Portrait({ picture, initials }: { picture: string | null; initials: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-full border border-line-strong bg-sunken font-semibold text-accent-strong"
    >
      {picture === null ? (
        initials
      ) : (
        <picture className="contents">
          <img src={picture} alt="" className="size-full object-cover" />
        </picture>
      )}
    </span>
  );
}
