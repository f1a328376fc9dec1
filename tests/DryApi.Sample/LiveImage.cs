namespace DryApi.Sample;

/// <summary>What the page is told of a picture.</summary>
/// <param name="Status">Where its job stands, in a word of the service.</param>
/// <param name="Percent">How much of it is done, from 0 to 100; null where the service does not say.</param>
/// <param name="Preview">What is made so far, as a data URI; null for none.</param>
/// <param name="Picture">Where the picture is; null as long as there is none.</param>
/// <param name="IsEnd">Whether nothing more comes.</param>
public sealed record LiveImage(string Status, double? Percent = null, string? Preview = null, string? Picture = null, bool IsEnd = false);
