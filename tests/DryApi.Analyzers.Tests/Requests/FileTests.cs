namespace DryApi.Analyzers.Tests.Requests;

/// <summary>DRY3006: what a file's name tells of its type.</summary>
public sealed class FileTests
{
    [Theory]
    [InlineData("""FileContent.FromPath("a.exe")""")]
    [InlineData("""FileContent.FromPath("music/song.mp3")""")]
    [InlineData("""FileContent.FromPath(path: @"C:\films\film.MP4")""")]
    [InlineData("""FileContent.FromPath("photo.heic")""")]
    [InlineData("""FileContent.FromPath("notes.pdf", "image/png")""")]
    [InlineData("""FileContent.FromPath("photo." + "svg")""")]
    [InlineData("""FileContent.FromPath("scan.xyz", "image/png")""")]
    [InlineData("""FileContent.FromPath("photo", "audio/mpeg")""")]
    [InlineData("""FileContent.FromStream(stream, "notes.txt")""")]
    [InlineData("""FileContent.FromBytes(bytes, contentType: "image/png", fileName: "clip.webm")""")]
    [InlineData("""FileContent.FromBytes(bytes, "song.mp3", text)""")]
    public Task File_OnANameOfAnotherType_IsReported(string file) =>
        Verify.StatementsAsync($$"""var r = new Img2TxtRequest { Image = {|DRY3006:{{file}}|}, Model = "m" };""");

    [Theory]
    [InlineData("""FileContent.FromPath("photo.jpg")""")]
    [InlineData("""FileContent.FromPath("photo.JFIF")""")]
    [InlineData("""FileContent.FromPath("folder.exe/photo.png")""")]
    [InlineData("""FileContent.FromPath("photo")""")]
    [InlineData("""FileContent.FromPath("photo.tmp")""")]
    [InlineData("""FileContent.FromPath("photo", "image/png")""")]
    [InlineData("""FileContent.FromPath("photo", text)""")]
    [InlineData("""FileContent.FromPath("photo", "application/octet-stream")""")]
    [InlineData("""FileContent.FromPath("")""")]
    [InlineData("""FileContent.FromPath(text)""")]
    [InlineData("""FileContent.FromPath(text + ".exe")""")]
    [InlineData("""FileContent.FromStream(stream, "photo.webp")""")]
    [InlineData("""FileContent.FromBytes(bytes, "photo.gif", "audio/mpeg")""")]
    [InlineData("""file""")]
    public Task File_OnANameOfItsTypeOrOfNone_IsLeftAlone(string file) =>
        Verify.StatementsAsync($$"""var r = new Img2TxtRequest { Image = {{file}}, Model = "m" };""");

    [Theory]
    [InlineData("""Images = [FileContent.FromPath("a.png"), {|DRY3006:FileContent.FromPath("b.mp3")|}]""")]
    [InlineData("""Images = new[] { {|DRY3006:FileContent.FromPath("b.mp3")|}, file }""")]
    [InlineData("""Images = new List<FileContent> { {|DRY3006:FileContent.FromPath("b.mp3")|}, FileContent.FromPath("b.png") }""")]
    [InlineData("""Image = flag ? file : {|DRY3006:FileContent.FromPath("b.mp3")|}""")]
    public Task File_InAList_IsJudgedByItself(string given) =>
        Verify.StatementsAsync($$"""await client.Img2Img.SubmitAsync(new Img2ImgRequest { Prompt = "p", Model = "m", Steps = 1, Seed = 1, WebhookUrl = text, {{given}} });""");
}
