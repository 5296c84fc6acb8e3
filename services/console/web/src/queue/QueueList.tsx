import { Button, CloseButton, Menu, Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowsSort, IconCheck, IconInbox, IconListCheck, IconSearch, IconZoomQuestion } from '../shell/icons';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { useTickets } from '../api/queries';
import type { Row } from '../api/types';
import { useLanguage } from '../i18n';
import { Notice } from '../shell/Notice';
import { Trouble } from '../shell/Trouble';
import { useNow } from '../shell/use_now';
import css from './QueueList.module.css';
import { QueueRow } from './QueueRow';
import { BulkBar } from './BulkBar';
import type { useBulk } from './use_bulk';
import type { useFilter } from './use_filter';
import type { useSelection } from './use_selection';

interface Props {
  filtering: ReturnType<typeof useFilter>;
  tickets: ReturnType<typeof useTickets>;
  rows: Row[];
  open: string;
  marked: string;
  select: (number: string) => void;
  searchRef: RefObject<HTMLInputElement>;
  tabs: ReactNode;
  selection: ReturnType<typeof useSelection>;
  bulk: ReturnType<typeof useBulk>;
}

export function QueueList(props: Props) {
  const { filtering, tickets, rows, open, marked, select, searchRef, tabs, selection, bulk } = props;
  const { t } = useLanguage();
  const now = useNow();
  const list = useRef<HTMLUListElement>(null);
  const total = tickets.data?.pages[0]?.total ?? 0;

  useEffect(() => {
    list.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'nearest' });
  }, [marked]);

  return (
    <>
      <div className={css.head}>
        <div className={css.tools}>
          <SearchBox filtering={filtering} inputRef={searchRef} />
          <SortMenu filtering={filtering} choose={selection.start} />
        </div>
        {tabs}
        <div className={css.total} role="status">
          {tickets.isSuccess && t('queue.total', { count: total })}
        </div>
      </div>
      <div className={css.scroll} aria-busy={tickets.isPending}>
        {tickets.isPending && <Shadows />}
        {tickets.isError && rows.length === 0 && (
          <Trouble problem={tickets.error} retry={() => void tickets.refetch()} />
        )}
        {tickets.isSuccess && rows.length === 0 && <Empty filtering={filtering} />}
        {rows.length > 0 && (
          <ul className={css.rows} ref={list}>
            {rows.map((row) => (
              <QueueRow
                key={row.number}
                row={row}
                now={now}
                open={row.number === open}
                marked={row.number === marked}
                query={filtering.query}
                select={select}
                selecting={selection.selecting}
                chosen={selection.has(row.number)}
                toggle={selection.toggle}
              />
            ))}
          </ul>
        )}
        {tickets.hasNextPage && (
          <div className={css.more}>
            <Button
              variant="light"
              loading={tickets.isFetchingNextPage}
              onClick={() => void tickets.fetchNextPage()}
            >
              {t('queue.more')}
            </Button>
          </div>
        )}
      </div>
      <BulkBar selection={selection} bulk={bulk} />
    </>
  );
}

function SearchBox({
  filtering,
  inputRef,
}: {
  filtering: Props['filtering'];
  inputRef: RefObject<HTMLInputElement>;
}) {
  const { t } = useLanguage();
  const [words, setWords] = useState(filtering.filter.search);
  const search = useDebouncedCallback((text: string) => filtering.setSearch(text.trim()), 250);
  return (
    <TextInput
      ref={inputRef}
      className={css.search}
      type="search"
      inputMode="search"
      maxLength={120}
      aria-label={t('queue.search')}
      placeholder={t('queue.search')}
      leftSection={<IconSearch size={17} aria-hidden />}
      rightSection={
        words ? (
          <CloseButton
            size="sm"
            aria-label={t('queue.clear')}
            onClick={() => {
              setWords('');
              filtering.setSearch('');
            }}
          />
        ) : null
      }
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function SortMenu({ filtering, choose }: { filtering: Props['filtering']; choose: () => void }) {
  const { t } = useLanguage();
  const { sort, mine } = filtering.filter;
  const check = (chosen: boolean) =>
    chosen ? <IconCheck size={16} aria-hidden /> : <span className={css.unchecked} />;
  return (
    <Menu position="bottom-end" width={220} radius="md" shadow="md">
      <Menu.Target>
        <UnstyledButton className={css.sort} aria-label={t('queue.sort')}>
          <IconArrowsSort size={18} stroke={1.7} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('queue.sort')}</Menu.Label>
        {['urgent', 'due', 'newest', 'oldest'].map((value) => (
          <Menu.Item
            key={value}
            leftSection={check(sort === value)}
            onClick={() => filtering.setSort(value)}
          >
            {t(`queue.sort_${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={check(mine)} onClick={() => filtering.setMine(!mine)}>
          {t('queue.mine')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconListCheck size={16} aria-hidden />} onClick={choose}>
          {t('bulk.start')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Empty({ filtering }: { filtering: Props['filtering'] }) {
  const { t } = useLanguage();
  const { search, group } = filtering.filter;
  const text = search
    ? t(group === 'all' ? 'queue.empty_search_all' : 'queue.empty_search', { words: search })
    : t(group === 'open' ? 'queue.empty_open' : 'queue.empty_group');
  const Icon = search ? IconZoomQuestion : IconInbox;
  return (
    <Notice icon={<Icon size={28} stroke={1.6} />} title={t('queue.empty_title')} text={text}>
      {search && group !== 'all' && (
        <Button variant="light" onClick={() => filtering.setGroup('all')}>
          {t('queue.search_all')}
        </Button>
      )}
    </Notice>
  );
}

function Shadows() {
  return (
    <div className={css.shadows}>
      {[70, 55, 80, 62, 74, 58].map((width, at) => (
        <div key={at}>
          <Skeleton height={14} width={`${width}%`} radius="sm" />
          <Skeleton height={11} width="92%" radius="sm" />
          <Skeleton height={11} width="46%" radius="sm" />
        </div>
      ))}
    </div>
  );
}
