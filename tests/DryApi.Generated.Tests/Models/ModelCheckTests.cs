using System.Text.Json;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Models;

/// <summary>What a model says of itself, and requests that it cannot do.</summary>
public sealed class ModelCheckTests
{
    private static readonly InferenceModel Model = Read("""
        {
          "slug": "m",
          "info": {
            "limits": { "min_width": 64, "max_width": 1024, "max_cfg_scale": 10.5, "max_steps": "4", "max_weirdness": 3, "max_frames": null, "max_mood": "\ud83d" },
            "features": { "supports_lora": false, "supports_negative_prompt": false, "supports_last_frame": false, "supports_telepathy": false },
            "defaults": { "width": 512, "voice": "alloy" },
            "family": "sunset"
          }
        }
        """);

    [Fact]
    public void Info_OnWhatTheServiceSays_IsTypedAndTheRestIsKept()
    {
        var info = Model.Info.ShouldNotBeNull();

        (info.Limits!.MinWidth, info.Limits.MaxCfgScale, info.Limits.MaxSteps, info.Limits.MaxHeight).ShouldBe((64, 10.5, 4, null));
        info.Limits.AdditionalProperties["max_weirdness"].GetInt32().ShouldBe(3);
        (info.Features!.SupportsLora, info.Features.SupportsControlnet).ShouldBe((false, null));
        (info.Defaults!.Width, info.Defaults.Voice).ShouldBe((512, "alloy"));
        info.AdditionalProperties["family"].GetString().ShouldBe("sunset");
        Read("""{"slug":"m","info":[]}""").Info.ShouldNotBeNull().Limits.ShouldBeNull();
    }

    [Fact]
    public void Check_OnARequestWithinTheLimits_HasNothingAgainstIt()
    {
        var request = Calls.Image;
        (request.Width, request.Height, request.Guidance, request.Steps, request.NegativePrompt, request.Loras) = (64, 9999, 10.5, 4, "", []);

        Model.Check(request).ShouldBeEmpty();
        Read("""{"slug":"m"}""").Check(request).ShouldBeEmpty();
    }

    [Fact]
    public void Check_OnARequestBeyondThem_NamesEachField()
    {
        var request = Calls.Image;
        (request.Width, request.Guidance, request.Steps, request.NegativePrompt, request.Loras) = (63, 10.6, 5, "fog", [new Lora { Name = "l", Weight = 1 }]);
        request.AdditionalProperties.Add("weirdness", 4);

        var errors = Model.Check(request);

        errors.Keys.ShouldBe(["guidance", "loras", "negative_prompt", "steps", "weirdness", "width"], ignoreOrder: true);
        errors["width"].ShouldBe(["Must be at least 64 for this model."]);
        errors["guidance"].ShouldBe(["Must be at most 10.5 for this model."]);
        errors["loras"].ShouldBe(["Is nothing that the model m can use."]);
    }

    [Fact]
    public void Check_OnAForm_ReadsNoFile()
    {
        var request = new Aud2VideoRequest
        {
            Audio = FileContent.FromStream(new MemoryStream([1]), "a.wav"), LastFrameImage = FileContent.FromBytes([1], "a.png"),
            Model = "m", Prompt = "p", Width = 2000, Height = 100, Frames = 10, Seed = 1,
        };

        Model.Check(request).Keys.ShouldBe(["width", "last_frame_image"], ignoreOrder: true);
    }

    [Fact]
    public void Check_OnWhatCannotBeWritten_SaysSoByField()
    {
        var twice = Calls.Image;
        twice.AdditionalProperties.Add("prompt", "another");
        var half = Calls.Image;
        half.NegativePrompt = "half \ud83d";

        Model.Check(twice).Keys.ShouldBe(["prompt"]);
        Model.Check(half).Keys.ShouldBe(["negative_prompt"]);
    }

    private static InferenceModel Read(string json) => JsonSerializer.Deserialize<InferenceModel>(json)!;
}
