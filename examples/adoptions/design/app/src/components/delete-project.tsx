"use client";

import { useState } from "react";
import { Button } from "~/components/ui/button";
import { Dialog, DialogActions } from "~/components/ui/dialog";

export function DeleteProject({ name, action }: { name: string; action: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Delete ${name}?`}
        description="Nobody can bring it back."
      >
        <form action={action}>
          <DialogActions>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button type="submit">Delete it</Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
