using DryApi.OpenApi.Tests.Commands;

namespace DryApi.OpenApi.Tests.Migration;

public sealed class MigrationPageTests : IDisposable
{
    private const string BaseHead = "contract 1\ntitle: \"Things\"\nversion: \"1\"\nprefix: \"/v1\"\n";
    private const string HeadHead = "contract 1\ntitle: \"Things\"\nversion: \"2\"\nprefix: \"/v2\"\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_committed_page_is_the_one_of_both_contracts()
    {
        var run = await Tool.RunAsync("migration", RepositoryFiles.PathOf("v1", "contract.txt"), RepositoryFiles.PathOf("v2", "contract.txt"));

        run.ShouldSucceed();
        File.ReadAllText(RepositoryFiles.PathOf("v2", "MIGRATION.md")).ReplaceLineEndings("\n")
            .ShouldBe(run.Output, "run: dotnet run --project generator/DryApi.OpenApi -- migration openapi/v1/contract.txt openapi/v2/contract.txt --output openapi/v2/MIGRATION.md");
    }

    [Fact]
    public async Task Documents_lead_the_same_way_as_their_contracts()
    {
        var run = await Tool.RunAsync(
            "migration", RepositoryFiles.PathOf("v1", "dryapi.json"), RepositoryFiles.PathOf("v2", "dryapi.json"),
            "--base-overlay", RepositoryFiles.PathOf("v1", "overlay.json"), "--overlay", RepositoryFiles.PathOf("v2", "overlay.json"), "--output", _folder["page.md"]);

        run.ShouldSucceed();
        run.Output.ShouldBeEmpty();
        File.ReadAllText(_folder["page.md"]).ShouldBe(File.ReadAllText(RepositoryFiles.PathOf("v2", "MIGRATION.md")).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public async Task A_contract_leads_to_itself_without_a_step(string document)
    {
        var contract = RepositoryFiles.PathOf(document, "contract.txt");

        var run = await Tool.RunAsync("migration", contract, contract);

        run.ShouldSucceed();
        run.Output.Split('\n').ShouldNotContain(line => line.StartsWith('#') && line != "# The way to the new version" || line.StartsWith('-'));
    }

    [Fact]
    public async Task Every_call_of_the_old_version_and_every_field_that_changes_is_told_with_what_to_do()
    {
        // The old class and the new one have all ways in which a field can change, each beside a neighbor that does not.
        var page = await PageAsync(
            """
            operation POST /v1/shelves
              body application/json: ShelfRequest required
              response 200 application/json: Shelf

            operation GET /v1/walls
              response 204: empty

            schema ShelfRequest: object
              color: string
              cover_file: string
              depth: integer
              label: string maxLength=20
              length: integer required
              photo_url: string required
              room: string
              width: integer required

            schema Shelf: object
              id: string
              price: number required
            """,
            """
            operation POST /v2/rooms/shelves
              body application/json: ShelfRequest required
              response 200 application/json: Shelf

            operation GET /v2/rooms
              response 204: empty

            schema ShelfRequest: object
              color: string required
              depth: number
              floor: integer required
              label: string maxLength=10
              length: integer
              note: string
              source_url: string required
              width: integer required

            schema Shelf: object
              data: ShelfData

            schema ShelfData: object
              id: string
            """);

        page.ShouldContain(
            """
            ## Without a successor

            Nothing takes the place of these: take the calls out, or stay with the old version for them.

            - **`client.Walls.GetAsync()`: `GET /v1/walls`**

            ## `client.Shelves`

            `POST /v1/shelves` becomes `POST /v2/rooms/shelves`.

            - `client.Shelves.PostAsync(new ShelfRequest { Length = …, PhotoUrl = …, Width = …, … })`
              becomes `client.Rooms.Shelves.PostAsync(new ShelfRequest { Color = …, Floor = …, SourceUrl = …, Width = …, … })`
            - `ShelfRequest`:
              - `Color`: **required now: set it.**
              - `CoverFile`: **gone: leave it out.**
              - `Depth`: **`long?` becomes `double?`.** `type integer → number`.
              - `Label`: **`maxLength 20 → 10`.** The greatest length decreased: what was accepted can be refused.
              - `Length`: no longer required.
              - `PhotoUrl`: **is called `SourceUrl` now.**
              - `Room`: **gone: leave it out.**
              - `Floor` (`long`): **new and required: set it.**
              - `Note` (`string?`): new.
            - `Shelf`:
              - `Id`: **is `Data.Id` now.**
              - `Price`: **gone: nothing has it any more.**
              - `Data` (`ShelfData?`): new.

            ## New

            - `client.Rooms.GetAsync()`: `GET /v2/rooms`
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_field_that_could_be_called_in_two_ways_is_gone()
    {
        var page = await PageAsync(
            "operation POST /v1/shelves\n  id: \"fillShelf\"\n  body application/json: T required\n  response 204: empty\n\nschema T: object\n  photo_url: string\n  width: integer\n  height: integer\n  weight: integer\n",
            "operation POST /v2/shelves\n  id: \"fillShelf\"\n  body application/json: T required\n  response 204: empty\n\nschema T: object\n  large_url: string\n  small_url: string\n  width: integer\n  height: integer\n  weight: integer\n");

        page.ShouldContain("  - `PhotoUrl`: **gone: leave it out.**\n  - `LargeUrl` (`string?`): new.\n  - `SmallUrl` (`string?`): new.\n");
    }

    [Fact]
    public async Task The_one_file_of_each_side_is_the_same_whatever_it_is_called()
    {
        var page = await PageAsync(
            "operation POST /v1/shelves\n  id: \"fillShelf\"\n  body multipart/form-data: T required\n  response 204: empty\n\nschema T: object\n  audio: string required format=\"binary\"\n  text: string\n",
            "operation POST /v2/shelves\n  id: \"fillShelf\"\n  body multipart/form-data: T required\n  response 204: empty\n\nschema T: object\n  source: string required format=\"binary\"\n  hint: string\n");

        page.ShouldContain("  - `Audio`: **is called `Source` now.**\n  - `Text`: **gone: leave it out.**\n  - `Hint` (`string?`): new.\n");
    }

    [Fact]
    public async Task A_class_that_became_one_of_several_is_the_one_with_most_of_its_fields_and_the_other_is_named_where_it_has_one()
    {
        var page = await PageAsync(
            "operation POST /v1/shelves\n  id: \"fillShelf\"\n  body application/json: T required\n  response 204: empty\n\nschema T: object\n  room: string\n  wall: string\n  width: integer required\n",
            """
            operation POST /v2/shelves
              id: "fillShelf"
              body application/json: oneOf<OfRoom, OfWall> required
              response 204: empty

            schema OfRoom: object
              room: string required
              width: integer required

            schema OfWall: object
              floor: integer required
              wall: string required
              width: integer required
            """);

        page.ShouldContain("  becomes `client.Shelves.PostAsync(new OfRoom { Room = …, Width = … })`\n");
        page.ShouldContain("- `T` becomes `OfRoom`:\n  - `Room`: **required now: set it.**\n  - `Wall`: **is `Wall` of `OfWall`, which is for calls that set it.**\n");
    }

    [Fact]
    public async Task A_class_with_another_name_alone_is_told_in_one_line_and_what_has_it_in_none()
    {
        var page = await PageAsync(
            "operation GET /v1/shelves\n  id: \"fillShelf\"\n  response 200 application/json: Old\n\nschema Old: object\n  data: OldData\n\nschema OldData: object\n  id: string\n",
            "operation GET /v2/shelves\n  id: \"fillShelf\"\n  response 200 application/json: New\n\nschema New: object\n  data: NewData\n\nschema NewData: object\n  id: string\n");

        page.ShouldContain("- `Old` becomes `New`, with the same fields.\n- `OldData` becomes `NewData`, with the same fields.\n");
    }

    [Fact]
    public async Task An_operation_that_no_C_sharp_can_call_is_told_with_what_to_do()
    {
        var page = await PageAsync(
            "operation POST /v1/shelves\n  id: \"fillShelf\"\n  body application/json: T required\n  response 204: empty\n\nschema T: object\n  id: string\n",
            "operation POST /v2/shelves\n  id: \"fillShelf\"\n  body multipart/form-data: map<string> required\n  response 204: empty\n");

        page.ShouldContain("  - **has no C# any more: call `POST /v2/shelves` by hand with an HttpClient**\n");
    }

    [Fact]
    public async Task A_stream_is_a_call_of_its_own()
    {
        var page = await PageAsync(
            """
            operation POST /v1/chat
              response 200 application/json: Piece
              response 200 text/event-stream: Piece

            operation GET /v1/words
              response 200 text/event-stream: Piece

            schema Piece: object
              text: string
            """,
            """
            operation POST /v2/chat
              response 200 application/json: Piece

            operation GET /v2/words
              response 101 empty

            schema Piece: object
              text: string
            """);

        page.ShouldContain(
            """
            - `client.Chat.PostAsync()`
              becomes `client.Chat.PostAsync()`
            - `client.Chat.PostStreamingAsync()`
              becomes `client.Chat.PostAsync()`
            - **`200`**: A media type of the answer is gone: callers that ask for it fail.

            ## `client.Words`

            `GET /v1/words` becomes `GET /v2/words`.

            - `client.Words.GetStreamingAsync()`
              becomes `client.Words.ConnectAsync()`
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_overlay_for_a_contract_is_refused()
    {
        var contract = RepositoryFiles.PathOf("v2", "contract.txt");

        var run = await Tool.RunAsync("migration", contract, contract, "--overlay", RepositoryFiles.PathOf("v2", "overlay.json"));

        run.ShouldBeUnusable().ShouldBe("an overlay changes documents, and both files are contracts; leave --overlay out");
    }

    [Fact]
    public async Task A_contract_of_which_no_C_sharp_can_be_made_is_refused_with_its_file()
    {
        _folder.Write("base.txt", BaseHead + "\nschema A: object csharpType=\"Same\" surface\n  a: string\n\nschema B: object csharpType=\"Same\" surface\n  b: string\n");

        var run = await Tool.RunAsync("migration", _folder["base.txt"], RepositoryFiles.PathOf("v2", "contract.txt"));

        run.ShouldBeUnusable().ShouldStartWith(_folder["base.txt"] + ": ");
    }

    private async Task<string> PageAsync(string @base, string head)
    {
        _folder.Write("base.txt", BaseHead + "\n" + @base.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
        _folder.Write("head.txt", HeadHead + "\n" + head.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
        var run = await Tool.RunAsync("migration", _folder["base.txt"], _folder["head.txt"]);
        run.ShouldSucceed();
        return run.Output;
    }
}
