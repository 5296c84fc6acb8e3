import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mintKey, post } from '../api/client';
import { keys, useKept } from '../api/queries';
import type { Kept } from '../api/types';
import { useLanguage } from '../i18n';
import css from './RepliesDialog.module.css';

// The agency's canned replies, to be mended or thrown away.
export function RepliesDialog({ close }: { close: () => void }) {
  const { t } = useLanguage();
  const replies = useKept('reply');
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={t('reply.manage')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={css.lead}>{t('reply.manage_lead')}</p>
      <div className={css.replies}>
        {(replies.data ?? []).map((reply) => (
          <OneReply key={reply.id} reply={reply} />
        ))}
      </div>
    </Modal>
  );
}

function OneReply({ reply }: { reply: Kept }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [title, setTitle] = useState(reply.title);
  const [text, setText] = useState(reply.text);
  const refresh = () => client.invalidateQueries({ queryKey: keys.kept('reply') });
  const keep = useMutation({
    mutationFn: () => post('kept', { id: reply.id, what: 'reply', title, text }, mintKey()),
    onSuccess: refresh,
  });
  const forget = useMutation({
    mutationFn: () => post(`kept/${reply.id}/forget`, {}, mintKey()),
    onSuccess: refresh,
  });
  const changed = title !== reply.title || text !== reply.text;
  return (
    <section className={css.reply} aria-label={reply.title}>
      <TextInput
        label={t('reply.name')}
        maxLength={60}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('reply.text')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={3000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={keep.isError || forget.isError ? t('error.title') : undefined}
      />
      <div className={css.buttons}>
        <Button
          size="xs"
          variant="subtle"
          color="red"
          loading={forget.isPending}
          onClick={() => forget.mutate()}
        >
          {t('reply.forget')}
        </Button>
        <Button
          size="xs"
          disabled={!changed || !title.trim() || !text.trim()}
          loading={keep.isPending}
          onClick={() => keep.mutate()}
        >
          {t('composer.save')}
        </Button>
      </div>
    </section>
  );
}
