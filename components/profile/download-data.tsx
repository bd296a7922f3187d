"use client";

import { useId, useState } from "react";
import { ConfirmedButton } from "@/components/session/confirmed-button";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { useWords } from "@/components/words/words-provider";
import { shapeOf } from "aurora-session/browser";
import { useTab } from "aurora-session/react";
import { isObjectOf } from "aurora-session/shared";

const FILE_NAME = "my-data.json";

// The file holds what the server sent, also what only a newer server knows.
const documentShape = shapeOf(isObjectOf({}), (data) => data);

/** Downloads everything that is kept of the person, as one file. */
export function DownloadData() {
  const { api } = useTab();
  const words = useWords().profile;
  const detailId = useId();
  const [done, setDone] = useState(false);
  return (
    <Card title={words.data} description={<span id={detailId}>{words.dataDetail}</span>}>
      <div className="grid justify-items-start gap-4">
        {done && <Alert tone="success">{words.downloaded}</Alert>}
        <ConfirmedButton
          label={words.download}
          pendingLabel={words.downloading}
          describedBy={detailId}
          doing={words.doingDownload}
          act={() => api("/api/account/export", documentShape)}
          onDone={(data) => {
            save(JSON.stringify(data, null, 2));
            setDone(true);
          }}
          failed={words.notDownloaded}
          failedClassName=""
        />
        <p className="text-small text-ink-soft">
          <a href="/account/security">{words.deletion}</a>
        </p>
      </div>
    </Card>
  );
}

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = FILE_NAME;
  link.click();
  // Browsers begin the download before they return from the click.
  URL.revokeObjectURL(link.href);
}
