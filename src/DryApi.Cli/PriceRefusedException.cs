namespace DryApi.Cli;

/// <summary>A call would cost more than it may.</summary>
internal sealed class PriceRefusedException(string message) : Exception(message);
