/** An error that whoever runs the command can mend. Its message says what is wrong and what to do, and holds no secret. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
