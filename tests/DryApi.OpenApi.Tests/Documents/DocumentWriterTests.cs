namespace DryApi.OpenApi.Tests.Documents;

public sealed class DocumentWriterTests
{
    [Fact]
    public void A_tree_is_written_indented_in_its_own_order() =>
        Tree.Write(Tree.Json("""{"b":[1.0,{"x":null}],"a":{},"c":[]}""")).ShouldBe(
            """
            {
              "b": [
                1.0,
                {
                  "x": null
                }
              ],
              "a": {},
              "c": []
            }

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Only_what_JSON_cannot_hold_is_escaped() =>
        Tree.Write(Tree.Json("""["é 😀 \u2028 / < \u0001 \" \\ \b\f\n\r\t"]"""))
            .ShouldBe("[\n  \"é 😀 \u2028 / < \\u0001 \\\" \\\\ \\b\\f\\n\\r\\t\"\n]\n");
}
