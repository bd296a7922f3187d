"use client";

import { useState } from "react";

/** The least that makes a page need scripts of its own. */
export function Counter() {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {count}
    </button>
  );
}
