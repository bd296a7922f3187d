"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AdminSearch } from "@/components/admin/admin-search";
import { AdminUserItem } from "@/components/admin/admin-user";
import { ConnectionNotice, useTab } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useWords } from "@/components/words/words-provider";
import { adminUsersOptions, type UserSearch } from "@/lib/admin/admin-query-options";

/** The users that match the search, with their live sessions and the buttons that act on them. */
export function AdminUsers() {
  const [search, setSearch] = useState<UserSearch>({ show: "signed_in", email: "" });
  const words = useWords().admin;
  const [said, setSaid] = useState("");
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <AdminSearch search={search} onSearch={setSearch} />
      <div role="status">{said !== "" && <Alert tone="success">{said}</Alert>}</div>
      <Card title={words.title}>
        <UserList search={search} onDone={setSaid} />
      </Card>
    </div>
  );
}

function UserList({ search, onDone }: { search: UserSearch; onDone: (words: string) => void }) {
  const tab = useTab();
  const { admin, common } = useWords();
  const list = useInfiniteQuery(adminUsersOptions(tab.api, tab, search));
  if (list.isError)
    return (
      <Alert tone="danger" title={admin.failed}>
        <p>{list.error.message}</p>
        <Button variant="secondary" className="mt-3" onClick={() => list.refetch()}>
          {common.tryAgain}
        </Button>
      </Alert>
    );
  if (list.data === undefined)
    return (
      <div role="status" aria-label={admin.loading} className="grid gap-4">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    );
  const users = list.data.pages.flatMap((page) => page.users);
  if (users.length === 0) return <EmptyState title={admin.noneTitle}>{admin.none}</EmptyState>;
  return (
    <div className="grid justify-items-start gap-5">
      <ul className="-my-5 w-full divide-y divide-line">
        {users.map((user) => (
          <AdminUserItem key={user.id} user={user} onDone={onDone} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="secondary" aria-disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {list.isFetchingNextPage ? common.loading : admin.showMore}
        </Button>
      )}
    </div>
  );
}
