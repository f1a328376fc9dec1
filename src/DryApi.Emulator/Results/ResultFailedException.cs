namespace DryApi.Emulator.Results;

/// <summary>A result cannot be made of what the request has.</summary>
internal sealed class ResultFailedException(string message, Exception? inner = null) : Exception(message, inner);
