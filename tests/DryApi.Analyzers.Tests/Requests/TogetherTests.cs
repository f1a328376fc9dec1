namespace DryApi.Analyzers.Tests.Requests;

/// <summary>DRY3007: properties that belong together, where one object initializer decides it.</summary>
public sealed class TogetherTests
{
    private const string Img2Img = """Prompt = "p", Model = "m", Steps = 1, Seed = 1""";
    private const string Audio = """Format = "mp3", Lang = "en", Model = "m", SampleRate = 24000, Speed = 1, Text = "t" """;

    [Theory]
    [InlineData("""var r = {|DRY3007:new Img2ImgRequest|} { IMG };""")]
    [InlineData("""Img2ImgRequest r = {|DRY3007:new|}() { IMG }; await client.Img2Img.PostAsync(r);""")]
    [InlineData("""_ = await client.Img2Img.SubmitAsync({|DRY3007:new|}() { IMG });""")]
    [InlineData("""await client.Img2Img.PostAsync({|DRY3007:new Img2ImgRequest|} { IMG, Image = null });""")]
    [InlineData("""var r = {|DRY3007:new Img2ImgRequest|} { IMG, Image = file, Images = [file] };""")]
    [InlineData("""var r = {|DRY3007:new Img2ImgRequest|} { IMG, Image = FileContent.FromPath("a.png"), Images = new List<FileContent>() };""")]
    [InlineData("""var errors = {|DRY3007:new Img2ImgRequest|} { IMG }.Validate();""")]
    [InlineData("""var r = {|DRY3007:new Img2ImgRequest|} { IMG }; r.WebhookUrl = text; var errors = r.Validate();""")]
    [InlineData("""var r = {|DRY3007:new Txt2AudioRequest|} { AUD };""")]
    [InlineData("""var r = {|DRY3007:new Txt2AudioRequest|} { AUD, Mode = SpeechMode.CustomVoice };""")]
    [InlineData("""var r = {|DRY3007:new Txt2AudioRequest|} { AUD, Mode = "custom_voice" };""")]
    [InlineData("""var r = {|DRY3007:new Txt2AudioRequest|} { AUD, Mode = SpeechMode.VoiceClone };""")]
    [InlineData("""var r = {|DRY3007:new Txt2AudioRequest|} { AUD, Mode = "voice_clone", RefAudio = null, Voice = "v" };""")]
    [InlineData("""var r = {|DRY3007:new Txt2AudioPriceCalculationRequest|} { Format = "mp3", Lang = "en", Model = "m", SampleRate = 24000, Speed = 1 };""")]
    [InlineData("""var r = {|DRY3007:new Choice|} { First = "a", Second = "b" };""")]
    [InlineData("""var r = {|DRY3007:new Choice|}();""")]
    [InlineData("""var r = {|DRY3007:new Choice|} { First = "a", Kind = "other" };""")]
    public Task Properties_ThatContradictEachOther_AreReported(string statements) => Verify.StatementsAsync(Filled(statements));

    [Theory]
    [InlineData("""var r = new Img2ImgRequest { IMG, Image = file };""")]
    [InlineData("""var r = new Img2ImgRequest { IMG, Images = [file, file] };""")]
    [InlineData("""var r = new Img2ImgRequest { IMG, Image = perhaps };""")]
    [InlineData("""var r = new Img2ImgRequest { IMG, Image = perhaps, Images = [file] };""")]
    [InlineData("""var r = new Img2ImgRequest { IMG, Image = file, Images = null };""")]
    [InlineData("""var r = new Img2ImgRequest { IMG }; r.Image = file;""")]
    [InlineData("""var r = new Img2ImgRequest { IMG }; if (flag) { r.Images = [file]; } else { r.Image = file; }""")]
    [InlineData("""var r = new Img2ImgRequest { IMG }; Calls.Complete(r);""")]
    [InlineData("""Calls.Complete(new Img2ImgRequest { IMG });""")]
    [InlineData("""Func<Img2ImgRequest> make = () => new Img2ImgRequest { IMG };""")]
    [InlineData("""var all = new[] { new Img2ImgRequest { IMG } };""")]
    [InlineData("""var r = new Img2ImgRequest { IMG }; var same = r; same.Image = file;""")]
    [InlineData("""var r = new Img2ImgRequest { IMG }; void Set() => r.Image = file; Set();""")]
    [InlineData("""var r = new Txt2AudioRequest { AUD, Voice = text };""")]
    [InlineData("""var r = new Txt2AudioRequest { AUD, Mode = SpeechMode.VoiceDesign };""")]
    [InlineData("""var r = new Txt2AudioRequest { AUD, Mode = SpeechMode.VoiceClone, RefAudio = file };""")]
    [InlineData("""var r = new Txt2AudioRequest { AUD, Mode = text };""")]
    [InlineData("""var r = new Choice { First = "a", Kind = "usual" };""")]
    [InlineData("""var r = new Choice { First = "a" };""")]
    [InlineData("""var r = new Prepared();""")]
    public Task Properties_ThatAgreeOrMayYetBeSet_AreLeftAlone(string statements) => Verify.StatementsAsync(Filled(statements));

    private static string Filled(string statements) => statements.Replace("IMG", Img2Img, StringComparison.Ordinal).Replace("AUD", Audio, StringComparison.Ordinal);
}
