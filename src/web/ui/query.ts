import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Operation } from '#platform/operation.ts'
import { call, Declined } from './call.ts'

/** What the server declined is an answer; only a lost line is worth asking again. */
const again = (count: number, error: Error) =>
  count < 2 && error instanceof Declined && (error.status === 0 || error.status >= 502)

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 15 * 60_000,
      retry: again,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

interface ReadOptions {
  enabled?: boolean
  staleTime?: number
  refetchInterval?: number
  /** Keeps the answer before while the next is on its way. */
  keep?: boolean
}

export function useRead<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
  { keep, ...options }: ReadOptions = {},
) {
  return useQuery<z.output<O>, Error>({
    queryKey: [operation.name, input],
    queryFn: ({ signal }) => call(operation, input, { signal }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...options,
  })
}

interface WriteInput<I extends z.ZodType> {
  input: z.input<I>
  key?: string
}

/** `touches` names what is to be read anew: the first words of operation names, as `obligations`. */
export function useWrite<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  touches: readonly string[] = [],
) {
  const client = useQueryClient()
  return useMutation<z.output<O>, Error, WriteInput<I>>({
    mutationFn: ({ input, key }) => call(operation, input, key ? { key } : {}),
    onSuccess: () => touch(client, touches),
  })
}

export function touch(client: QueryClient, touches: readonly string[]): void {
  client.invalidateQueries({
    predicate: ({ queryKey }) => touches.some((name) => String(queryKey[0]).startsWith(name)),
  })
}
