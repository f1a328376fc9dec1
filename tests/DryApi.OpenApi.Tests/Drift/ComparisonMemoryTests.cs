using DryApi.OpenApi.Drift;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>A comparison takes memory in proportion to the documents, most of it for the documents themselves.</summary>
public sealed class ComparisonMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OnADocumentTenTimesAsLarge_AllocatesNoMoreForEachByteOfIt()
    {
        var (small, large) = (AllocatedForAByte(25), AllocatedForAByte(250));

        large.ShouldBeLessThan(small * 1.2);
        large.ShouldBeLessThan(Most);
    }

    // A twentieth more than it takes: an object more for each property of a schema is seen.
    private const double Most = 30.5;

    private double AllocatedForAByte(int operations)
    {
        var (old, @new) = (Document(operations, 9), Document(operations, 8));
        var (@base, head) = (Write("base.json", old), Write("head.json", @new));

        // The least of some: what the runtime itself sets aside now and then is none of the comparison's.
        var allocated = Enumerable.Range(0, 3).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            DriftCheck.Run(@base, head, overlayPath: null, today: default).Changes.ShouldHaveSingleItem();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        return allocated / (double)(old.Length + @new.Length);
    }

    private string Write(string name, string text) => _folder.Write(name, text);

    private static string Document(int operations, int most) => $$"""
        {
          "openapi": "3.1.0",
          "info": { "title": "t", "version": "1" },
          "paths": {
        {{string.Join(",\n", Enumerable.Range(0, operations).Select(i => Operation(i, i == 7 ? most : 9)))}}
          },
          "components": { "schemas": { "Failure": { "type": "object", "properties": { "message": { "type": "string" } } } } }
        }
        """;

    private static string Operation(int index, int most) => $$"""
            "/things{{index}}": {
              "post": {
                "operationId": "make{{index}}",
                "summary": "Makes thing {{index}}.",
                "parameters": [ { "name": "page", "in": "query", "schema": { "type": "integer", "minimum": 1 } } ],
                "requestBody": {
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": [ "name", "size" ],
                        "properties": {
                          "name": { "description": "The name of the thing, which is shown wherever it stands.", "type": "string", "maxLength": {{most}} },
                          "size": { "description": "How large it is in millimeters.", "type": "integer", "format": "int32" },
                          "color": { "description": "What it is painted with.", "type": "string", "enum": [ "red", "green", "blue" ] },
                          "notes": { "description": "What else is to be said of thing {{index}}.", "type": "array", "items": { "type": "string" } }
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "200": { "description": "Made.", "content": { "application/json": { "schema": { "type": "object", "properties": { "id": { "type": "string", "format": "uuid" } } } } } },
                  "422": { "description": "Refused.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Failure" } } } }
                }
              }
            }
        """;
}
