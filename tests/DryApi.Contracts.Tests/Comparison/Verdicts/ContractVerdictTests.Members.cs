namespace DryApi.Contracts.Tests.Comparison.Verdicts;

public sealed partial class ContractVerdictTests
{
    /// <summary>Members whose declarations change, and calls whose types do.</summary>
    private const string Members = """
        prefix: "/v1"

        operation POST /v1/things
          id: "makeThing"
          security: none
          body application/json: Thing required
          response 200 application/json: Reply

        operation GET /v1/things/{id}
          id: "getThing"
          security: none
          path id: string required
          query filter: Filter style="deepObject"
          header mode: string
          response 200 application/json: Reply

        operation POST /v1/notes
          id: "makeNote"
          security: none
          body text/plain: string required
          response 204 empty

        schema Box: object
          big-box: string

        schema Filter: object
          name: string

        schema Reply: object
          box: Box
          flag: boolean required nullable
          many: string enum=["v00","v01","v02","v03","v04","v05","v06","v07","v08","v09","v10","v11","v12","v13","v14","v15","v16","v17","v18","v19","v20","v21","v22","v23"]
          note: string required nullable
          rank: oneOf<string, integer>
          size: integer

        schema Thing: object
          flag: boolean required
          note: string required nullable
          text: string required
        ---
        prefix: "/v2"

        operation POST /v2/things
          id: "makeThing"
          security: none
          body application/json: Item required
          response 200 application/json: Reply

        operation GET /v2/things/{id}
          id: "getThing"
          security: none
          path id: string required
          header mode: integer
          response 200 application/json: Reply

        operation POST /v2/labels
          id: "makeLabel"
          security: none
          query a: string required
          query b: string
          body application/json: Label required
          response 204 empty

        schema Box: object
          big-box: string

        schema Item: object
          flag: boolean required nullable
          note: string nullable
          text: string required nullable

        schema Label: object
          color: string required
          size: integer required

        schema Reply: object
          box: Box
          flag: boolean required
          many: string enum=["v21","v22","v23"]
          note: string nullable
          rank: oneOf<string, integer format="int32">
          size: integer required
        ---
        prefix: "/v2"

        operation POST /v2/things
          id: "makeThing"
          security: none
          body application/json: Reply required
          response 200 application/json: Answer

        operation GET /v2/things/{id}
          id: "getThing"
          security: none
          path id: string required
          query filter: Filter style="deepObject"
          response 200 application/json: Answer

        operation POST /v2/notes
          id: "makeNote"
          security: none
          query a: string required
          body text/plain: string required
          response 204 empty

        schema Answer: object
          box: Box
          flag: string
          many: string enum=["v20","v21","v22","v23"]
          note: string
          rank: oneOf<string, number>
          size: integer nullable

        schema Box: object
          big-box: string required csharpName="Large"

        schema Filter: object
          name: string required
          size: integer

        schema Reply: object
          flag: boolean
          note: string required
          text: string
        """;
}
