using System.Reflection;
using DryApi.Errors;
using DryApi.Generated.Tests.Surface;

namespace DryApi.Generated.Tests.Errors;

/// <summary>Whoever tests what a program does with a failure makes that failure, with all that one of the service carries.</summary>
public sealed class ConstructedExceptionTests
{
    public static TheoryData<Type> Exceptions => [.. PublicSurface.Types.Where(type => type.IsAssignableTo(typeof(ServiceException)))];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Exception_OnEachPropertyThatItHas_CanBeGivenIt(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length).ShouldNotBeNull();
        var parameters = constructor.GetParameters().Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);

        type.GetProperties().Where(property => property.DeclaringType != typeof(Exception) && property.SetMethod is not { IsPublic: true } && !parameters.Contains(property.Name))
            .Select(property => property.Name)
            .ShouldBe(type == typeof(ServiceException) ? [] : ["Kind"], "the type says the kind");
    }

    [Fact]
    public void RateLimit_OnWhatItIsGiven_HasItAndSaysIt()
    {
        var exception = new DryApiRateLimitException("Slower.")
        {
            RetryAfter = TimeSpan.FromMinutes(1),
            RateLimit = new RateLimitInfo { DailyRemaining = 0, ExceededLimit = "daily" },
            RequestId = "r-1",
            ResponseStatusCode = 429,
            RequestMethod = "POST",
            RequestUri = new Uri("https://example.com/a"),
            ServiceMessage = "Too Many Attempts.",
            Excerpt = "{}",
            Attempts = [new CallAttempt { StatusCode = 429, Failure = "Slower.", Pause = TimeSpan.FromSeconds(1) }, new CallAttempt { StatusCode = 429, Failure = "Slower." }],
        };

        exception.Kind.ShouldBe(FailureKind.RateLimit);
        exception.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        exception.RateLimit.ShouldBe(new RateLimitInfo { DailyRemaining = 0, ExceededLimit = "daily" });
        exception.ServiceMessage.ShouldBe("Too Many Attempts.");
        exception.Excerpt.ShouldBe("{}");
        exception.Message.ShouldBe("Slower. (POST https://example.com/a, status 429, request id r-1, 2 attempts)");
    }

    [Fact]
    public void Values_OnHeadersAlone_ComeFromThem()
    {
        var exception = new DryApiServerException { ResponseHeaders = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase) { ["x-request-id"] = ["r-2"], [DryApiContract.Headers.RateLimit] = ["3"] } };

        exception.RequestId.ShouldBe("r-2");
        exception.RateLimit.ShouldBe(new RateLimitInfo { MinuteLimit = 3 });
        exception.RetryAfter.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Validation_OnFields_HasThem(bool wasSent)
    {
        var errors = new Dictionary<string, string[]> { ["width"] = ["Too wide."] };

        var exception = wasSent ? new DryApiValidationException("No.") { Errors = errors } : new DryApiValidationException(errors);

        exception.WasSent.ShouldBe(wasSent);
        exception.Errors["width"].ShouldBe(["Too wide."]);
        exception.Message.ShouldEndWith(" width: Too wide.");
    }

    [Fact]
    public void Service_OnItsMessageAlone_SaysThat() => new DryApiInsufficientBalanceException { ServiceMessage = "Too poor." }.Message.ShouldBe("Too poor.");

    [Fact]
    public void Jobs_OnTheirEnds_HaveWhatTheyAreGiven()
    {
        var cause = new InvalidOperationException("cause");

        (new DryApiJobFailedException("job-1", "Failed.", cause) is { JobId: "job-1", InnerException: InvalidOperationException, Message: "Failed." }).ShouldBeTrue();
        (new DryApiJobTimeoutException("job-1", JobStatus.Processing, "Late.", cause) is { JobId: "job-1", InnerException: InvalidOperationException, Message: "Late." } late && late.LastStatus == JobStatus.Processing).ShouldBeTrue();
        new DryApiSubmissionUncertainException("Who knows?", cause) { ResponseStatusCode = 502 }.Message.ShouldBe("Who knows? (status 502)");
    }

    [Fact]
    public void Collections_OnNull_AreRefused()
    {
        Should.Throw<ArgumentNullException>(() => new DryApiException { Errors = null! });
        Should.Throw<ArgumentNullException>(() => new DryApiException { Attempts = null! });
    }
}
