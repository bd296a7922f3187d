/**
 * The door of a tab: it tells whether what came from the server, another tab or a storage is what it should be. Servers parse by
 * schemas of zod, which would be half of all the code that a page loads.
 */
export type Guard<Value> = (value: unknown) => value is Value;

/** The type that a guard tells of. */
export type Guarded<One> = One extends Guard<infer Value> ? Value : never;

export const isText = (value: unknown): value is string => typeof value === "string";
/** Whether a value is a time in ISO 8601. */
export const isTime = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value));
export const isWhole = (value: unknown): value is number => Number.isInteger(value);
export const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
export const isMissing = (value: unknown): value is undefined => value === undefined;
export const isNull = (value: unknown): value is null => value === null;

/** Whether a value is one of these. */
export function isOneOf<const Values extends readonly unknown[]>(values: Values): Guard<Values[number]> {
  return (value): value is Values[number] => values.includes(value);
}

/** Whether a value is of one type or of another. */
export function isEither<One, Other>(one: Guard<One>, other: Guard<Other>): Guard<One | Other> {
  return (value): value is One | Other => one(value) || other(value);
}

/** Whether a value is a list whose entries are all of a type. */
export function isListOf<Entry>(isEntry: Guard<Entry>): Guard<Entry[]> {
  return (value): value is Entry[] => Array.isArray(value) && value.every(isEntry);
}

/** Whether a value is an object with these members, each of its type. It may have more. */
export function isObjectOf<const Members extends Readonly<Record<string, Guard<unknown>>>>(
  members: Members,
): Guard<{ -readonly [Name in keyof Members]: Guarded<Members[Name]> }> {
  return (value): value is { -readonly [Name in keyof Members]: Guarded<Members[Name]> } =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(members).every(([name, isMember]) => isMember(Reflect.get(value, name)));
}
