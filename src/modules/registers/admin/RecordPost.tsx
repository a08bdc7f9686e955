import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useProjectField } from '#modules/places/admin/useProjectField.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { recordPost } from '../contract/posts.ts'

export function RecordPost({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { projectId, field } = useProjectField()
  const [source, setSource] = useState('')
  const [link, setLink] = useState('')
  const [words, setWords] = useState('')
  const [tags, setTags] = useState<string[]>([])
  const write = useWrite(recordPost, ['registers.posts'])
  const save = () =>
    write.mutate(
      {
        input: { projectId: projectId!, source, words, tags, ...(link.trim() ? { link: link.trim() } : {}) },
      },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      open
      title={t('登记网上的话', 'Write down a public post')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!projectId || !source.trim() || !words.trim()}
          loading={write.isPending}
          onClick={save}
        >
          {t('登记', 'Write down')}
        </Button>
      }
    >
      <div className="kb-stack">
        {field}
        <Field label={t('在哪里（论坛、微博、点评）', 'Where (forum, microblog, review)')} required>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('链接', 'Link')}>
          {(id) => (
            <Input
              id={id}
              type="url"
              maxLength={500}
              value={link}
              onChange={(event) => setLink(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('说了什么', 'What was said')}
          required
          error={write.error ? saidBy(write.error) : undefined}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={6}
              maxLength={4000}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('标签', 'Tags')}>
          {(id) => (
            <Select
              id={id}
              mode="tags"
              style={{ width: '100%' }}
              value={tags}
              onChange={setTags}
              options={[t('热点', 'Hot'), t('投诉', 'Complaint'), t('建议', 'Suggestion')].map((value) => ({
                value,
              }))}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
