namespace DryApi.Cli.Webhooks;

/// <summary>What became of a delivery that was sent.</summary>
/// <param name="Status">The status of the response; null when there was none.</param>
/// <param name="Sentence">What happened, in one sentence without a dot.</param>
internal sealed record DeliveryResponse(int? Status, string Sentence)
{
    /// <summary>Whether the service would take it for delivered.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
