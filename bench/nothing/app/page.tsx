import { Counter } from "./counter";

export default function Page() {
  return (
    <main>
      <h1>Nothing</h1>
      <Counter />
    </main>
  );
}
