namespace DryApi.Generated.Tests.Support;

/// <summary>Calls that tests make when it does not matter which.</summary>
internal static class Calls
{
    public static Txt2ImgRequest Image => new() { Prompt = "A lighthouse", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 0, Steps = 4, Seed = 1 };

    public static Txt2ImgPriceCalculationRequest Price => new() { Prompt = "A lighthouse", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 0, Steps = 4, Seed = 1 };

    public static Txt2EmbeddingRequest Embedding => new() { Input = "text", Model = "Bge_M3_FP16" };

    /// <summary>A call with the given transport's way of calling.</summary>
    public static Task<AccountInfo> BalanceAsync(DryApiClient client, Transport transport, CancellationToken cancellationToken) => transport == Transport.OwnConfigured
        ? client.Balance.GetAsync(configuration => configuration.Headers.Add("X-Call", "1"), cancellationToken)
        : client.Balance.GetAsync(cancellationToken: cancellationToken);

    /// <inheritdoc cref="BalanceAsync"/>
    public static Task<JobSubmission> ImageAsync(DryApiClient client, Transport transport, CancellationToken cancellationToken) => transport == Transport.OwnConfigured
        ? client.Txt2Img.PostAsync(Image, configuration => configuration.Headers.Add("X-Call", "1"), cancellationToken)
        : client.Txt2Img.PostAsync(Image, cancellationToken: cancellationToken);

    /// <summary>A POST that submits no job.</summary>
    public static Task<Txt2ImgPriceCalculationResponse> PriceAsync(DryApiClient client, Transport transport, CancellationToken cancellationToken) => transport == Transport.OwnConfigured
        ? client.Txt2Img.PriceCalculation.PostAsync(Price, configuration => configuration.Headers.Add("X-Call", "1"), cancellationToken)
        : client.Txt2Img.PriceCalculation.PostAsync(Price, cancellationToken: cancellationToken);
}
