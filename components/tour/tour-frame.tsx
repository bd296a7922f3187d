"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useHydrated } from "aurora-session/react";
import { useWords } from "@/components/words/words-provider";
import { putTourAway } from "@/lib/tour/tour-progress";

type TourFrameProps = { state: "open" | "done"; children: ReactNode };

/** The tour's place on the dashboard, with the button that puts it away on this device. Remembering that needs scripts. */
export function TourFrame({ state, children }: TourFrameProps) {
  const words = useWords().tour;
  const hydrated = useHydrated();
  const [shown, setShown] = useState(true);

  function putAway() {
    putTourAway();
    setShown(false);
    // The button that had the focus is gone.
    document.querySelector<HTMLElement>("#content")?.focus();
  }

  if (!shown) return null;
  return (
    <Card
      title={words[state]}
      action={
        <Button variant="quiet" className={hydrated ? "" : "invisible"} onClick={putAway}>
          {words.putAway}
        </Button>
      }
    >
      {children}
    </Card>
  );
}
