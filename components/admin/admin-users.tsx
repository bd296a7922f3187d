"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { AdminUserItem } from "@/components/admin/admin-user";
import { ConnectionNotice, useTab } from "aurora-session/react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RetryAlert } from "@/components/forms/retry-alert";
import { Loading } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { useWords } from "@/components/words/words-provider";
import { adminUsersOptions, type UserSearch } from "@/lib/admin/admin-query-options";
import { SelectField, TextField } from "@/components/ui/field";
import { userFilterSchema } from "@/lib/admin/admin-schemas";

/** The users that match the search, with their live sessions and the buttons that act on them. */
export function AdminUsers() {
  const [search, setSearch] = useState<UserSearch>({ show: "signed_in", email: "" });
  const words = useWords().admin;
  const { toast, say } = useToast();
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <AdminSearch search={search} onSearch={setSearch} />
      <Card title={words.title}>
        <UserList search={search} onDone={say} />
      </Card>
      {toast}
    </div>
  );
}

function UserList({ search, onDone }: { search: UserSearch; onDone: (words: string) => void }) {
  const tab = useTab();
  const { admin, common } = useWords();
  const list = useInfiniteQuery(adminUsersOptions(tab.api, tab, search));
  if (list.isError)
    return (
      <RetryAlert title={admin.failed} onRetry={() => list.refetch()}>
        <p>{list.error.message}</p>
      </RetryAlert>
    );
  if (list.data === undefined) return <Loading label={admin.loading} shapes={["h-12", "h-12"]} />;
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

type AdminSearchProps = { search: UserSearch; onSearch: (search: UserSearch) => void };

/** The search for users, by their state and by a part of their email. */
function AdminSearch({ search, onSearch }: AdminSearchProps) {
  const words = useWords().admin;
  const options = userFilterSchema.options.map((filter) => ({ value: filter, label: words.filters[filter] }));

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const show = userFilterSchema.safeParse(data.get("show"));
    const email = data.get("email");
    onSearch({
      show: show.success ? show.data : search.show,
      email: typeof email === "string" ? email.trim() : "",
    });
  }

  return (
    <form role="search" onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <div className="w-full sm:w-48">
        <SelectField label={words.show} name="show" options={options} defaultValue={search.show} />
      </div>
      <div className="w-full sm:w-72">
        <TextField
          label={words.emailContains}
          name="email"
          type="search"
          autoComplete="off"
          defaultValue={search.email}
        />
      </div>
      <Button type="submit" variant="secondary">
        {words.find}
      </Button>
    </form>
  );
}
