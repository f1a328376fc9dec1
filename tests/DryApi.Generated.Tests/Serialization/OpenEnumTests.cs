using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace DryApi.Generated.Tests.Serialization;

/// <summary>Open enumerations where .NET makes values of texts.</summary>
public sealed class OpenEnumTests
{
    [Fact]
    public void Conversion_OnNull_IsNullOrRefused()
    {
        string? nothing = null;

        JobStatus? none = nothing;
        JobStatus? some = "done";

        none.ShouldBeNull();
        some.ShouldBe(JobStatus.Done);
        Should.Throw<ArgumentNullException>(() => new JobStatus(null!));
        default(JobStatus).Value.ShouldBe("");
    }

    [Fact]
    public void Json_OnValuesAndNames_IsTheirText()
    {
        var statuses = new Dictionary<JobStatus, JobStatus?> { [JobStatus.Done] = "new \"one\"", ["other"] = null };

        var json = JsonSerializer.Serialize(statuses);

        json.ShouldBe("""{"done":"new \u0022one\u0022","other":null}""");
        JsonSerializer.Deserialize<Dictionary<JobStatus, JobStatus?>>(json).ShouldBe(statuses);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<JobStatus>("5"));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<JobStatus>("null"));
    }

    [Fact]
    public void Parse_OnAText_IsItsValue()
    {
        Parsed<JobStatus>("done").ShouldBe(JobStatus.Done);
        JobStatus.TryParse(null, CultureInfo.InvariantCulture, out _).ShouldBeFalse();
        JobStatus.TryParse("any", null, out var any).ShouldBeTrue();
        (any.Value, any.IsKnown).ShouldBe(("any", false));

        static T Parsed<T>(string text)
            where T : IParsable<T> => T.Parse(text, null);
    }

    [Fact]
    public void Configuration_OnTexts_IsBound()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Format", "markdown"), new("Modes:0", "voice_clone"), new("ByMode:custom_voice", "1")]).Build();

        var options = configuration.Get<Bound>().ShouldNotBeNull();

        options.Format.ShouldBe(new OcrFormat("markdown"));
        options.Modes.ShouldBe([new SpeechMode("voice_clone")]);
        TypeDescriptor.GetConverter(typeof(JobStatus)).ConvertToInvariantString(JobStatus.Done).ShouldBe("done");
    }

    public sealed class Bound
    {
        public OcrFormat? Format { get; set; }

        public IList<SpeechMode> Modes { get; } = [];
    }
}
