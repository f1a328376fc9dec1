using Microsoft.Extensions.Logging;

namespace DryApi.AspNetCore.Tests;

/// <summary>Gives what is logged to a test.</summary>
/// <param name="take">Gets the category, and the message with its exception.</param>
internal sealed class LogCollector(Action<string, string> take) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, take);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, Action<string, string> take) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            take(category, $"{logLevel} {eventId.Id}: {formatter(state, exception)} {exception}");
    }
}
