import { ApolloServer } from "@apollo/server";
import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FormattedExecutionResult, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { OperationList } from "@gongshi/schema/operations/own-operations";
import { ownOperationsOnly } from "./own-operations-only";
import { safeError } from "./safe-error";

export interface GraphqlParts<Context extends object> {
  readonly schema: GraphQLSchema;
  /** The operations that are answered; left out: any. */
  readonly operations?: OperationList | null;
  /** The context of one request; `reply` is null when a page asks in process, where no cookie can be set. */
  contextFor(request: FastifyRequest, reply: FastifyReply | null): Promise<Context>;
}

/** How pages of the same process ask, on behalf of whoever sent the request. */
export type ExecuteFor = (
  request: FastifyRequest,
) => (query: string, variables: Record<string, unknown>) => Promise<FormattedExecutionResult>;

/** Serves GET and POST /graphql. */
export async function registerGraphql<Context extends object>(
  app: FastifyInstance,
  parts: GraphqlParts<Context>,
): Promise<ExecuteFor> {
  const contextFor = async (request: FastifyRequest, reply: FastifyReply | null): Promise<Context> =>
    Object.assign(await parts.contextFor(request, reply), { [REQUEST_ID]: request.id });
  const apollo = new ApolloServer<Context>({
    schema: parts.schema,
    introspection: (parts.operations ?? null) === null,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    // The launcher stops the server. Apollo would raise the signal again, which looks like a second Ctrl-C.
    stopOnTerminationSignals: false,
    formatError: hideUnexpected,
    logger: app.log,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      unexpectedErrors(app),
      ...(parts.operations ? [ownOperationsOnly<Context>(parts.operations)] : []),
    ],
  });
  await apollo.start();
  // Fastify has waited for requests under way by then. (Apollo's drain plugin would close Fastify from in here: deadlock.)
  app.addHook("onClose", () => apollo.stop());
  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    handler: fastifyApolloHandler(apollo, { context: contextFor }),
  });
  return (request) => async (query, variables) => {
    const contextValue = await contextFor(request, null);
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== "single") throw new Error("A page's query was answered in parts.");
    return body.singleResult;
  };
}

const UNEXPECTED = "INTERNAL_SERVER_ERROR";

/** Everything without a name of its own is a bug or an outage; its words stay in the log. */
function hideUnexpected(formatted: GraphQLFormattedError): GraphQLFormattedError {
  if ((formatted.extensions?.["code"] ?? UNEXPECTED) !== UNEXPECTED) return formatted;
  const { path } = formatted;
  return { message: "INTERNAL", ...(path ? { path } : {}), extensions: { code: "INTERNAL" } };
}

/** Apollo copies the context, symbols included. */
const REQUEST_ID = Symbol("request id");

const requestIdOf = (context: object): string | undefined => (context as { [REQUEST_ID]?: string })[REQUEST_ID];

/** Logs what `hideUnexpected` hides, and gives the answer the number under which it is logged. */
function unexpectedErrors<Context extends object>(app: FastifyInstance): ApolloServerPlugin<Context> {
  return {
    async contextCreationDidFail({ error }) {
      app.log.error({ error: safeError(error) }, "no context for a GraphQL request");
    },
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) {
            if ((error.extensions["code"] ?? UNEXPECTED) !== UNEXPECTED) continue;
            const requestId = requestIdOf(contextValue);
            const where = { requestId, operationName, path: error.path };
            app.log.error({ ...where, error: safeError(error.originalError ?? error) }, "unexpected GraphQL error");
          }
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== "single") return;
          const requestId = requestIdOf(contextValue);
          for (const error of response.body.singleResult.errors ?? []) {
            if (error.extensions?.["code"] === "INTERNAL") Object.assign(error.extensions, { requestId });
          }
        },
      };
    },
  };
}
