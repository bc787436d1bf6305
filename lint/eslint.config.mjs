import { fileURLToPath } from "node:url";
import graphql from "@graphql-eslint/eslint-plugin";

// Both sets of rules, whole: no rule is switched off. Two are told what they cannot know, one asks for more than it does
// by itself, and one finding is allowed.

const schema = fileURLToPath(new URL("../schema/schema.graphql", import.meta.url));

// A value has no id: it is told apart by what it says, or stands only beside the question it answers.
const values = {
  types: [
    ...["PageInfo", "CodedValue", "DivisionCode", "SearchHit"],
    ...["FieldChange", "IdentityValue", "UserError", "UserWarning"],
  ],
  suffixes: ["Connection", "Edge", "Aggregate", "Sum", "Average", "Minimum", "Maximum", "Group", "GroupKey", "Payload"],
};

// Short lists that belong to one record (the steps of a power, the checks of an organization) come whole, in a fixed
// order, without pages. Relay's specification asks nothing of lists that are no connections; this part of the rule does.
const lists = { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false };

// Not only types: everything that a client can name says what it is.
const described = {
  types: true,
  rootField: true,
  DirectiveDefinition: true,
  FieldDefinition: true,
  InputValueDefinition: true,
  EnumValueDefinition: true,
};

// `Account.account` is what one types at sign-in, 账号, and is named so in the body of the sign-in request as well.
const allowed = ['Field "account" starts with the name of the parent type "Account"'];
const processor = {
  meta: { name: "all-but-what-is-allowed", version: "1" },
  preprocess: (text) => [text],
  postprocess: (found) => found.flat().filter((each) => !allowed.includes(each.message)),
};

export default [
  {
    files: ["**/*.graphql"],
    processor,
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema } } },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      ...graphql.configs["flat/schema-recommended"].rules,
      ...graphql.configs["flat/schema-relay"].rules,
      "@graphql-eslint/strict-id-in-types": ["error", { exceptions: values }],
      "@graphql-eslint/require-description": ["error", described],
      "@graphql-eslint/relay-edge-types": ["error", lists],
    },
  },
];
