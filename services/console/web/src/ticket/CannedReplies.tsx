import { ActionIcon, Menu, Modal, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mintKey, post } from '../api/client';
import { keys, useKept } from '../api/queries';
import type { Detail, Me } from '../api/types';
import { useLanguage } from '../i18n';
import { IconTemplate } from '../shell/icons';
import { filled, kSlots, type Known } from '../words/fill';
import { FormEnd } from './DeedDialogs';
import { RepliesDialog } from './RepliesDialog';

interface Props {
  detail: Detail;
  me: Me;
  text: string; // what is written now: may become a canned reply
  insert: (text: string) => void;
}

export function knownOf(detail: Detail, me: Me): Known {
  // The citizen reads it, so the date is Indonesian whatever the officer reads.
  const today = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long' }).format(new Date());
  return {
    nomor: detail.number,
    warga: detail.citizen,
    kantor: detail.agency_name || me.agency_name,
    petugas: me.name,
    tanggal: today,
    topik: detail.topic_name_id,
    tempat: detail.area_name || detail.place.words,
  };
}

// The agency's kept replies: one click writes one, filled in, for the officer to finish.
export function CannedReplies({ detail, me, text, insert }: Props) {
  const { t } = useLanguage();
  const replies = useKept('reply');
  const [keeping, setKeeping] = useState(false);
  const [managing, setManaging] = useState(false);
  const all = replies.data ?? [];
  return (
    <>
      <Menu position="top-start" width={320} radius="md" shadow="md">
        <Menu.Target>
          <ActionIcon size={42} radius="md" variant="default" aria-label={t('reply.open')}>
            <IconTemplate size={19} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('reply.title')}</Menu.Label>
          {all.length === 0 && <Menu.Item disabled>{t('reply.none')}</Menu.Item>}
          {all.map((reply) => (
            <Menu.Item
              key={reply.id}
              onClick={() => insert(filled(reply.text, knownOf(detail, me)))}
            >
              {reply.title}
            </Menu.Item>
          ))}
          {me.role !== 'read-only' && (
            <>
              <Menu.Divider />
              <Menu.Item disabled={!text.trim()} onClick={() => setKeeping(true)}>
                {t('reply.keep')}
              </Menu.Item>
              {all.length > 0 && (
                <Menu.Item onClick={() => setManaging(true)}>{t('reply.manage')}</Menu.Item>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {managing && <RepliesDialog close={() => setManaging(false)} />}
      {keeping && <KeepReply text={text.trim()} close={() => setKeeping(false)} />}
    </>
  );
}

function KeepReply({ text, close }: { text: string; close: () => void }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [title, setTitle] = useState('');
  const [body, setBody] = useState(text);
  const [tried, setTried] = useState(false);
  const keep = useMutation({
    mutationFn: () => post('kept', { what: 'reply', title: title.trim(), text: body }, mintKey()),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.kept('reply') });
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('reply.keep')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <FormEnd
        busy={keep.isPending}
        cancel={close}
        label={t('composer.save')}
        press={() => {
          setTried(true);
          if (title.trim() && body.trim()) keep.mutate();
        }}
      >
        <TextInput
          label={t('reply.name')}
          maxLength={60}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={tried && !title.trim() ? t('filter.missing') : undefined}
        />
        <Textarea
          label={t('reply.text')}
          description={t('reply.slots', { slots: kSlots.map((slot) => `{${slot}}`).join(' ') })}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={3000}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          error={keep.isError ? t('error.title') : undefined}
        />
      </FormEnd>
    </Modal>
  );
}
