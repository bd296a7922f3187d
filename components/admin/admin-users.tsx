"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { SyntheticEvent } from "react";
import { AdminUserRow } from "@/components/admin/admin-user";
import { ConnectionNotice, useTab } from "aurora-session/react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { fetchOlder } from "@/components/forms/older-entries";
import { RetryAlert } from "@/components/forms/retry-alert";
import { Loading } from "@/components/ui/skeleton";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { adminUsersOptions, type UserSearch } from "@/lib/admin/admin-query-options";
import { SelectField, TextField } from "@/components/ui/field";
import { MOST_COUNTED, userFilterSchema, userSortSchema } from "@/lib/admin/admin-schemas";
import { fillCount } from "aurora-session/shared";

const FIRST: UserSearch = { show: "signed_in", search: "", sort: "newest" };

function readSearch({ show, search, sort }: Readonly<Record<string, unknown>>): UserSearch {
  return {
    show: userFilterSchema.safeParse(show).data ?? FIRST.show,
    search: typeof search === "string" ? search : FIRST.search,
    sort: userSortSchema.safeParse(sort).data ?? FIRST.sort,
  };
}

/**
 * Returns the search that the address asks for, and a function that asks for another. Each is an entry of the history, so
 * that Back works, and a link leads to it.
 */
function useSearch(): [search: UserSearch, find: (search: UserSearch) => void] {
  const search = readSearch(Object.fromEntries(useSearchParams()));
  return [search, (next) => history.pushState(null, "", `?${new URLSearchParams({ ...next })}`)];
}

/** The users that match the search, in a table. */
export function AdminUsers() {
  const [search, find] = useSearch();
  const words = useWords().admin;
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <AdminSearch key={`${search.show} ${search.search}`} search={search} onSearch={find} />
      <Card title={words.title}>
        <UserTable search={search} onSearch={find} />
      </Card>
    </div>
  );
}

type SearchProps = { search: UserSearch; onSearch: (search: UserSearch) => void };

function UserTable({ search, onSearch }: SearchProps) {
  const tab = useTab();
  const { admin, common } = useWords();
  const language = useLanguage();
  const list = useInfiniteQuery({ ...adminUsersOptions(tab.api, tab, search), placeholderData: keepPreviousData });
  if (list.isError)
    return (
      <RetryAlert title={admin.failed} onRetry={() => list.refetch()}>
        <p>{list.error.message}</p>
      </RetryAlert>
    );
  if (list.data === undefined) return <Loading label={admin.loading} shapes={["h-12", "h-12"]} />;
  const users = list.data.pages.flatMap((page) => page.users);
  const total = list.data.pages.at(-1)?.total ?? 0;
  if (users.length === 0) return <EmptyState title={admin.noneTitle}>{admin.none}</EmptyState>;
  return (
    <div className="grid justify-items-start gap-5">
      <p role="status" className="text-small text-ink-soft">
        {total < MOST_COUNTED ? fillCount(language, admin.total, total) : admin.manyUsers}
      </p>
      <table className="w-full border-collapse">
        <thead>
          <tr className="text-small text-ink-soft">
            <SortedHeading by="name" label={admin.name} search={search} onSearch={onSearch} />
            <th scope="col" className="py-2 pe-4 text-start font-medium max-sm:hidden">
              {admin.state}
            </th>
            <th scope="col" className="py-2 pe-4 text-end font-medium">
              {admin.liveSessions}
            </th>
            <SortedHeading by="newest" label={admin.created} search={search} onSearch={onSearch} hidden />
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <AdminUserRow key={user.id} user={user} />
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <Button variant="secondary" aria-disabled={list.isFetchingNextPage} onClick={() => fetchOlder(list)}>
          {list.isFetchingNextPage ? common.loading : admin.showMore}
        </Button>
      )}
    </div>
  );
}

type SortedHeadingProps = SearchProps & { by: "name" | "newest"; label: string; hidden?: boolean };

/** The head of a column that users can be sorted by. Pressed once more, the newest and the oldest change places. */
function SortedHeading({ by, label, search, onSearch, hidden = false }: SortedHeadingProps) {
  const { sort } = search;
  const order = sort === by ? (by === "name" ? "ascending" : "descending") : undefined;
  const shown = by === "newest" && sort === "oldest" ? "ascending" : order;
  return (
    <th
      scope="col"
      aria-sort={shown ?? "none"}
      className={`py-2 pe-4 text-start font-medium ${hidden ? "max-md:hidden" : ""}`}
    >
      <button
        type="button"
        className="inline-flex min-h-11 items-center gap-1 rounded-control font-medium hover:text-ink"
        onClick={() => onSearch({ ...search, sort: by === "newest" && sort === "newest" ? "oldest" : by })}
      >
        {label}
        <span aria-hidden="true">{shown === "ascending" ? "↑" : shown === "descending" ? "↓" : "↕"}</span>
      </button>
    </th>
  );
}

/** The search for users, by their state and by a part of their name or address. */
function AdminSearch({ search, onSearch }: SearchProps) {
  const words = useWords().admin;
  const options = userFilterSchema.options.map((filter) => ({ value: filter, label: words.filters[filter] }));

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.currentTarget));
    const wish = readSearch({ ...search, ...data });
    onSearch({ ...wish, search: wish.search.trim() });
  }

  return (
    <form role="search" onSubmit={submit} className="flex flex-wrap items-end gap-3 print:hidden">
      <div className="w-full sm:w-48">
        <SelectField label={words.show} name="show" options={options} defaultValue={search.show} />
      </div>
      <div className="w-full sm:w-72">
        <TextField
          label={words.nameOrEmail}
          name="search"
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          defaultValue={search.search}
        />
      </div>
      <Button type="submit" variant="secondary">
        {words.find}
      </Button>
    </form>
  );
}
